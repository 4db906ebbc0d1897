(() => {
  // The contents list follows the page, and as a drawer it closes behind a link.
  const contents = document.getElementById('book-contents');
  if (!contents) return;

  const headings = [...contents.querySelectorAll('a[href^="#"]')]
    .map(link => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(({ heading }) => heading);

  // Where a reader is, in pixels from the top of the window. In the last window of the page it sinks to the window's end, or the
  // last sections, which cannot be scrolled to the top, would never have their turn.
  const readingLine = () => {
    const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    return top + (innerHeight - top) * Math.max(0, 1 - left / innerHeight);
  };

  const reveal = link => {
    const [list, item] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
    const margin = list.height / 5;
    if (item.top < list.top + margin) contents.scrollTop -= list.top + margin - item.top;
    else if (item.bottom > list.bottom - margin) contents.scrollTop += item.bottom - list.bottom + margin;
  };

  let current;
  const follow = () => {
    const line = readingLine();
    const link = headings.findLast(({ heading }) => heading.getBoundingClientRect().top <= line)?.link;
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'location');
    current = link;
    reveal(link ?? contents.querySelector('[aria-current=page]'));
  };

  let isWaiting = false;
  const followSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => { isWaiting = false; follow(); });
  };

  const closeDrawer = () => { if (contents.matches(':popover-open')) contents.hidePopover(); };

  follow();
  addEventListener('scroll', followSoon, { passive: true });
  new ResizeObserver(followSoon).observe(document.body);
  contents.addEventListener('click', event => { if (event.target.closest('a')) closeDrawer(); });
  contents.addEventListener('toggle', () => { if (current) reveal(current); });
  // A window that grew wide shows the list beside the text, where an open drawer would stay in front of it.
  matchMedia('(min-width: 64rem)').addEventListener('change', closeDrawer);
})();
