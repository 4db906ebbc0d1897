// Lets the keyboard reach boxes that scroll, and only those.
(() => {
  const fit = box => {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (scrolls === box.hasAttribute('tabindex')) return;
    if (scrolls) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', box.dataset.scroll);
    } else {
      ['tabindex', 'role', 'aria-label'].forEach(name => box.removeAttribute(name));
    }
  };

  const observer = new ResizeObserver(entries => new Set(entries.map(entry => entry.target.closest('[data-scroll]'))).forEach(fit));
  document.querySelectorAll('[data-scroll]').forEach(box => [box, ...box.children].forEach(part => observer.observe(part)));
})();
