// Makes the frames of outputs as high as their content, within limits; beyond them a frame scrolls.
(() => {
  const [minHeight, maxHeight] = [32, 1200]; // Pixels.
  const frames = [...document.querySelectorAll('iframe.output-frame')];

  addEventListener('message', ({ source, data }) => {
    const frame = frames.find(frame => frame.contentWindow === source);
    if (frame && Number.isFinite(data?.outputHeight)) {
      frame.style.height = `${Math.min(Math.max(Math.ceil(data.outputHeight), minHeight), maxHeight)}px`;
    }
  });

  // Frames that told their height before this script ran are asked again.
  frames.forEach(frame => frame.contentWindow?.postMessage('height', '*'));
})();
