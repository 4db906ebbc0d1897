
(() => {
  // Turns every list of frames on the page into a stepper. Each contains this script, so the same one can appear twice, and a host can
  // run the script from anywhere in the page. Nothing is global, nothing has an id.
  const pause = 1500; // Milliseconds between steps while playing.
  const glide = { duration: 350, easing: 'ease-in-out' };
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const icons = { Play: 'M6 4l9 6-9 6z', Pause: 'M6 4h3v12H6zM11 4h3v12h-3z' };

  const moving = frame => frame.querySelectorAll('.cells > :is(span, p, del):not(.free), u');
  const nameOf = cell => (cell.querySelector('b, del') ?? cell).textContent;

  // All frames overlap, so the positions of an entry in two frames are the start and the end of its move.
  const move = (from, to) => {
    const places = new Map([...moving(from)].map(cell => [nameOf(cell), cell.getBoundingClientRect()]));
    for (const cell of moving(to)) {
      const before = places.get(nameOf(cell));
      const now = cell.getBoundingClientRect();
      cell.animate(before
        ? { transform: [`translate(${before.x - now.x}px, ${before.y - now.y}px)`, 'none'] }
        : { opacity: [0, 1] }, glide);
    }
  };

  const enhance = stepper => {
    const frames = [...stepper.querySelector('ol').children];
    const controls = stepper.querySelector('.controls');
    const [first, previous, play, next, last] = controls.querySelectorAll('button');
    const slider = controls.querySelector('input');
    const status = controls.querySelector('[role=status]');
    const end = frames.length - 1;
    let at = 0;
    let timer;

    const name = () => {
      const label = timer ? 'Pause' : 'Play';
      play.setAttribute('aria-label', label);
      play.title = label;
      play.querySelector('path').setAttribute('d', icons[label]);
    };

    const stop = () => { clearInterval(timer); timer = undefined; name(); };

    const show = step => {
      const from = frames[at];
      at = Math.min(Math.max(step, 0), end);
      from.classList.remove('at');
      frames[at].classList.add('at');
      const text = frames[at].querySelector('.say').textContent;
      slider.value = at;
      slider.style.setProperty('--done', `${end ? 100 * at / end : 0}%`);
      slider.setAttribute('aria-valuetext', text);
      // Not disabled: a disabled button would lose the keyboard focus.
      [first, previous].forEach(button => button.setAttribute('aria-disabled', at === 0));
      [next, last].forEach(button => button.setAttribute('aria-disabled', at === end));
      if (from !== frames[at]) {
        status.textContent = text;
        if (!still.matches) move(from, frames[at]);
      }
    };

    const go = step => { stop(); show(step); };

    const toggle = () => {
      if (timer) { stop(); return; }
      if (end === 0) return;
      show(at === end ? 0 : at + 1);
      timer = setInterval(() => {
        if (!stepper.isConnected || at === end) { stop(); return; }
        show(at + 1);
        if (at === end) stop();
      }, pause);
      name();
    };

    const keys = {
      ArrowLeft: () => go(at - 1), ArrowRight: () => go(at + 1), Home: () => go(0), End: () => go(end), ' ': toggle,
    };

    first.onclick = () => go(0);
    previous.onclick = () => go(at - 1);
    play.onclick = toggle;
    next.onclick = () => go(at + 1);
    last.onclick = () => go(end);
    slider.oninput = () => go(slider.valueAsNumber);
    stepper.addEventListener('keydown', event => {
      const act = keys[event.key];
      const pressesButton = event.key === ' ' && event.target.closest('button');
      if (!act || pressesButton || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation(); // A notebook has shortcuts on these keys.
      act();
    });
    slider.addEventListener('keydown', event => { if (/^(Arrow|Page)/.test(event.key)) event.stopPropagation(); });

    [first, previous, next, last].forEach(button => { button.title = button.getAttribute('aria-label'); });
    stepper.tabIndex = 0;
    stepper.dataset.on = '';
    controls.hidden = false;
    name();
    show(0);
  };

  document.querySelectorAll('figure.lecture38-stepper:not([data-on])').forEach(enhance);
})();
