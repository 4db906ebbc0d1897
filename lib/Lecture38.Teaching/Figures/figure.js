
(() => {
  // Draws every figure on the page that is not drawn yet. Each figure contains this script, so the same figure can appear twice, and a
  // host can run the script from anywhere in the page.
  // Plotly shows its buttons while a pointer hovers over the chart. Without a pointer they would always cover a part of it.
  const config = {
    displaylogo: false,
    displayModeBar: matchMedia('(hover: hover)').matches && 'hover',
    modeBarButtonsToRemove: ['select2d', 'lasso2d'],
  };

  const paperWidth = 640; // In pixels: fits between the margins of A4 and Letter.

  // The first figure loads plotly.js for the whole page.
  const library = Symbol.for('lecture38.plotly');

  const load = url => new Promise((loaded, failed) => {
    const address = new URL(url, document.baseURI).href;
    if (typeof define === 'function' && define.amd && typeof require === 'function') {
      require([address], loaded, failed); // With AMD, plotly.js defines a module and no global.
      return;
    }
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => window.Plotly ? loaded(window.Plotly) : failed(new Error(address + ' defined no Plotly'));
    script.onerror = () => { script.remove(); failed(new Error(address + ' did not load')); };
    document.head.append(script);
  });

  const plotly = figure => window.Plotly ? Promise.resolve(window.Plotly) : window[library] ??=
    figure.dataset.plotly.split(' ').reduce((earlier, url) => earlier.catch(() => load(url)), Promise.reject())
      .catch(error => { delete window[library]; throw error; });

  const draw = async figure => {
    figure.dataset.drawn = 'not yet';
    const { data, layout } = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    let Plotly;
    try {
      Plotly = await plotly(figure);
    } catch {
      return; // Without plotly.js the table stays.
    }
    const plot = figure.querySelector('.lecture38-plot');
    const clear = 'rgba(0,0,0,0)';
    await Plotly.newPlot(plot, data, {
      ...layout,
      title: undefined, // The caption shows it.
      margin: { ...layout.margin, t: 16 },
      paper_bgcolor: clear,
      plot_bgcolor: clear,
      dragmode: matchMedia('(pointer: coarse)').matches ? false : 'zoom', // A finger scrolls the page.
    }, config);
    figure.querySelector('details').open = figure.dataset.table === 'open';
    figure.dataset.drawn = 'yes';
    addEventListener('beforeprint', () => Plotly.relayout(plot, { width: Math.min(plot.clientWidth, paperWidth) }));
    addEventListener('afterprint', () => Plotly.relayout(plot, { width: null, autosize: true }));
    new ResizeObserver(() => plot.clientWidth > 0 && Plotly.Plots.resize(plot)).observe(plot);
  };

  document.querySelectorAll('figure.lecture38-figure:not([data-drawn])').forEach(draw);
})();
