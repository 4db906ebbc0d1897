(() => {
  // Adds copy buttons to code.
  const feedbackTime = 2000; // Milliseconds.
  const status = document.getElementById('book-status');

  // The clipboard API needs a secure context. A page without one copies a selection.
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
      timer = setTimeout(() => { button.textContent = 'Copy'; status.textContent = ''; }, feedbackTime);
    });
    code.parentElement.replaceWith(frame);
    frame.append(code.parentElement, button);
  };

  document.querySelectorAll('article pre > code').forEach(addCopyButton);
})();
