(() => {
  // Marks the current section in the contents list, and closes the list where it is a drawer.
  const contents = document.getElementById('book-contents');
  if (!contents) return;

  const headings = [...contents.querySelectorAll('a[href^="#"]')]
    .map(link => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(({ heading }) => heading);

  // The reader's position, in pixels from the top of the window. On the last screen of the page it moves down to the window's bottom:
  // the last sections cannot be scrolled to the top, and would never be current.
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
  // In a window that was made wide the list is beside the text, and an open drawer would cover it.
  matchMedia('(min-width: 64rem)').addEventListener('change', closeDrawer);
})();
