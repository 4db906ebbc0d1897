// Makes frames of outputs as high as what is in them, within bounds: beyond them a frame scrolls.
(() => {
  const [least, most] = [32, 1200]; // Pixels.
  const frames = [...document.querySelectorAll('iframe.output-frame')];

  addEventListener('message', ({ source, data }) => {
    const frame = frames.find(frame => frame.contentWindow === source);
    if (frame && Number.isFinite(data?.outputHeight)) {
      frame.style.height = `${Math.min(Math.max(Math.ceil(data.outputHeight), least), most)}px`;
    }
  });

  // Those that told their height before anybody listened are asked again.
  frames.forEach(frame => frame.contentWindow?.postMessage('height', '*'));
})();
