(() => {
  // Runs in the head, so that the first paint has the remembered theme and room for what needs scripts.
  const root = document.documentElement;
  const key = 'book.theme';
  const system = matchMedia('(prefers-color-scheme: dark)');

  // Storage throws if the reader forbids it; then the theme is that of this page only.
  const recall = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const remember = theme => {
    try { theme ? localStorage.setItem(key, theme) : localStorage.removeItem(key); } catch { /* Not remembered. */ }
  };

  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;

  const show = theme => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    document.getElementById('book-theme')?.setAttribute('aria-pressed', isDark());
  };

  const toggle = () => {
    const wantsDark = !isDark();
    // Back at the system's theme, the page follows the system again.
    const theme = wantsDark === system.matches ? null : wantsDark ? 'dark' : 'light';
    show(theme);
    remember(theme);
  };

  root.classList.add('book-scripted');
  show(recall());
  system.addEventListener('change', () => show(recall()));
  addEventListener('storage', event => { if (event.key === key || event.key === null) show(recall()); });
  addEventListener('DOMContentLoaded', () => {
    show(recall());
    document.getElementById('book-theme').addEventListener('click', toggle);
  });
})();
