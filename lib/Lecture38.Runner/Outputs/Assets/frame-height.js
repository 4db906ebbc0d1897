(() => {
  // Stands at the end of a frame and tells the page how high its content is, whenever that changes or the page asks.
  const tell = () => parent.postMessage({ outputHeight: document.documentElement.offsetHeight }, '*');
  addEventListener('message', event => { if (event.source === parent) tell(); });
  new ResizeObserver(tell).observe(document.documentElement);
})();
