(() => {
  // Search over the whole book. Its text is a script, loaded on first use: a page that is opened as a file may load nothing else.
  const input = document.getElementById('book-search');
  const panel = document.getElementById('book-results');
  const list = panel.querySelector('ol');
  const status = panel.querySelector('[role=status]');
  const maxResults = 30; // More words narrow them better than a longer list would.
  const snippetLength = 170;

  let loading;
  const loadIndex = () => loading ??= new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = input.dataset.index;
    script.onload = () => loaded(prepare(globalThis.bookSearchIndex));
    script.onerror = () => { script.remove(); loading = undefined; failed(new Error(`${input.dataset.index} did not load`)); };
    document.head.append(script);
  });

  const prepare = ({ pages, sections }) => sections.map(section => {
    const { file, title } = pages[section.page];
    return {
      title,
      heading: section.heading,
      text: section.text,
      href: file + (section.id && `#${section.id}`),
      folded: { title: fold(title), heading: fold(section.heading), text: fold(section.text) },
    };
  });

  // Character by character, so that positions in the folded text are positions in the text.
  const fold = text => Array.from(text, character => {
    const folded = character.toLowerCase();
    return folded.length === character.length ? folded : character;
  }).join('');

  const wordsOf = query => [...new Set(fold(query).split(/\s+/).filter(Boolean))];

  const isLetter = character => /[\p{L}\p{N}]/u.test(character);
  const startsWord = (text, at) => at === 0 || !isLetter(text[at - 1]);
  const endsWord = (text, end) => end === text.length || !isLetter(text[end]);

  const placesOf = (text, word) => {
    const places = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
    return places;
  };

  // The word without its ending: a search for eviction also finds evicted and evicts.
  const minStemLength = 4;
  const stemOf = word => {
    const stem = word.replace(/(?:ions?|ings?|ed|e?s|e|y)$/, '');
    return stem.length < minStemLength ? word : stem;
  };

  const endOfWord = (text, at) => {
    while (!endsWord(text, at)) at++;
    return at;
  };

  // The beginning and end of each occurrence of the word, and of its other forms.
  const spansOf = (text, word) => [
    ...placesOf(text, word).map(at => [at, at + word.length]),
    ...placesOf(text, stemOf(word)).filter(at => startsWord(text, at) && !text.startsWith(word, at)).map(at => [at, endOfWord(text, at)]),
  ];

  // A whole word counts more than the beginning of one, a beginning more than another part, and each of them more than another form.
  const weigh = (text, word) => Math.max(0, ...spansOf(text, word)
    .map(([at, end]) => !text.startsWith(word, at) ? 0.5 : !startsWord(text, at) ? 1 : endsWord(text, end) ? 3 : 2));

  const score = (folded, words) => {
    let total = 0;
    for (const word of words) {
      const found = 100 * weigh(folded.heading, word) + 10 * weigh(folded.text, word);
      if (!found && !folded.title.includes(word)) return 0;
      total += found && found + Math.min(9, spansOf(folded.text, word).length) / 2;
    }
    return total; // A word that is only in the lesson's title scores nothing, or all its sections would be found.
  };

  // A word that is nowhere in the book is replaced by its longest beginning that is.
  const knownPartOf = (sections, word) => {
    for (let part = word; part.length >= minStemLength; part = part.slice(0, -1)) {
      if (sections.some(({ folded }) => [folded.heading, folded.text, folded.title].some(text => spansOf(text, part).length > 0))) return part;
    }
    return word;
  };

  const search = (sections, words) => sections
    .map(section => ({ section, score: score(section.folded, words) }))
    .filter(result => result.score > 0)
    .sort((a, b) => b.score - a.score)
    .map(result => result.section);

  const marked = (text, words) => {
    const folded = fold(text);
    const spans = words.flatMap(word => spansOf(folded, word)).sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd);
    const nodes = [];
    let end = 0;
    for (const [from, to] of spans) {
      if (from < end) continue;
      const mark = document.createElement('mark');
      mark.textContent = text.slice(from, to);
      nodes.push(text.slice(end, from), mark);
      end = to;
    }
    return [...nodes, text.slice(end)];
  };

  const snippet = ({ text, folded }, words) => {
    const places = words.flatMap(word => {
      const spans = spansOf(folded.text, word);
      return (spans.find(([at]) => startsWord(folded.text, at)) ?? spans[0])?.[0] ?? [];
    });
    const first = Math.min(...places, text.length);
    const wanted = first === text.length ? 0 : Math.max(0, first - snippetLength / 4);
    const from = wanted && text.indexOf(' ', wanted) + 1;
    const to = from + snippetLength < text.length ? text.lastIndexOf(' ', from + snippetLength) : text.length;
    const cut = text.slice(from, to > from ? to : from + snippetLength);
    return `${from ? '… ' : ''}${cut}${to < text.length ? ' …' : ''}`;
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };

  const item = (section, words) => {
    const link = element('a', '',
      element('span', 'book-result-lesson', section.title),
      element('span', 'book-result-heading', ...marked(section.heading, words)),
      element('span', 'book-result-text', ...marked(snippet(section, words), words)));
    link.href = section.href;
    return element('li', '', link);
  };

  const close = () => {
    panel.removeAttribute('data-open');
    list.replaceChildren();
    status.textContent = '';
  };

  const say = text => {
    panel.dataset.open = '';
    status.textContent = text;
  };

  const changesOf = (asked, words) => asked
    .map((word, i) => word === words[i] ? '' : `; “${word}” is not in the book, “${words[i]}” is`)
    .join('');

  const countOf = found => found.length === 0 ? 'Nothing found'
    : found.length === 1 ? '1 section'
    : found.length <= maxResults ? `${found.length} sections`
    : `${found.length} sections; the best ${maxResults}`;

  const show = async () => {
    const asked = wordsOf(input.value);
    if (asked.length === 0) { close(); return; }
    let sections;
    try {
      sections = await loadIndex();
    } catch (error) {
      say(`No search: ${error.message}`);
      return;
    }
    if (wordsOf(input.value).join() !== asked.join()) return; // Typed on while the index came.
    const words = asked.map(word => knownPartOf(sections, word));
    const found = search(sections, words);
    list.replaceChildren(...found.slice(0, maxResults).map(section => item(section, words)));
    panel.scrollTop = 0;
    say(countOf(found) + changesOf(asked, words));
  };

  const links = () => [...list.querySelectorAll('a')];

  const step = by => {
    const at = links().indexOf(document.activeElement) + by;
    (links()[at] ?? (at < 0 ? input : undefined))?.focus();
  };

  const leave = () => {
    if (document.activeElement !== input) { input.focus(); return; }
    if (!input.value) input.blur();
    input.value = '';
    close();
  };

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: leave,
    Enter: () => links()[0]?.click(),
  };

  const isWriting = target => target.closest('input:not([type=range]), textarea, select, [contenteditable]');

  input.addEventListener('focus', () => { loadIndex().catch(() => {}); show(); });
  input.addEventListener('input', show);
  input.closest('search').addEventListener('keydown', event => {
    if (!keys[event.key] || event.isComposing || (event.key === 'Enter' && event.target !== input)) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.closest('search').addEventListener('focusout', ({ relatedTarget }) => {
    if (!relatedTarget?.closest('search')) close();
  });
  // The focus stays where it is, or the panel would close under the pointer in browsers that do not focus links.
  panel.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    document.activeElement.blur();
    close();
  });
  addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
