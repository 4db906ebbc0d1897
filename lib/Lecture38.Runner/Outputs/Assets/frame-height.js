(() => {
  // Runs in a frame and tells the page the height of the content, whenever it changes or the page asks.
  const tell = () => parent.postMessage({ outputHeight: document.documentElement.offsetHeight }, '*');
  addEventListener('message', event => { if (event.source === parent) tell(); });
  new ResizeObserver(tell).observe(document.documentElement);
})();
