(() => {
  // Copy buttons on code, and the keyboard's way into what scrolls sideways.
  const shown = 2000; // Milliseconds for which a button says what it did.
  const status = document.getElementById('book-status');

  // The clipboard belongs to secure contexts; a book on a plain web server copies as a selection.
  const copySelected = code => {
    getSelection().selectAllChildren(code);
    const isCopied = document.execCommand('copy');
    getSelection().removeAllRanges();
    return isCopied;
  };

  const copy = async code => {
    try {
      await navigator.clipboard.writeText(code.textContent.replace(/\n$/, ''));
      return true;
    } catch {
      return copySelected(code);
    }
  };

  const addCopyButton = code => {
    const frame = document.createElement('div');
    const button = document.createElement('button');
    let timer;
    frame.className = 'book-code';
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      button.textContent = status.textContent = await copy(code) ? 'Copied' : 'Not copied';
      clearTimeout(timer);
      timer = setTimeout(() => { button.textContent = 'Copy'; status.textContent = ''; }, shown);
    });
    code.parentElement.replaceWith(frame);
    frame.append(code.parentElement, button);
  };

  const nameOfScroller = scroller => scroller.querySelector('table') ? 'Table' : scroller.querySelector('code') ? 'Code' : 'Output';

  // Only what overflows: a stop of the keyboard at every piece of code would be in the way.
  const letKeyboardScroll = ({ target: scroller }) => {
    if (scroller.scrollWidth > scroller.clientWidth) {
      scroller.tabIndex = 0;
      scroller.setAttribute('role', 'group');
      scroller.setAttribute('aria-label', `${nameOfScroller(scroller)}, scrolls sideways`);
    } else {
      ['tabindex', 'role', 'aria-label'].forEach(name => scroller.removeAttribute(name));
    }
  };

  const sizes = new ResizeObserver(entries => entries.forEach(letKeyboardScroll));
  document.querySelectorAll('article pre > code').forEach(addCopyButton);
  document.querySelectorAll('article :is(pre, .table, .lecture38-table, .lecture38-timeline)').forEach(scroller => sizes.observe(scroller));
})();
