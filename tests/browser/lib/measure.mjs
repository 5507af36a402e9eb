// What runs within a page to measure it. Each function stands alone, as it is sent to the browser.

// Elements that make the page scroll sideways, and those whose text is cut off.
export function overflow() {
  const root = document.documentElement;
  const wide = root.clientWidth;
  const name = (it) => {
    const id = it.id ? `#${it.id}` : '';
    const style = typeof it.className === 'string' && it.className ? `.${it.className.trim().split(/\s+/).join('.')}` : '';
    return `${it.parentElement?.localName ?? ''} > ${it.localName}${id}${style}`;
  };
  const findings = [];
  if (root.scrollWidth > wide) {
    const guilty = [...document.body.querySelectorAll('*')].filter((it) => {
      if (it.getBoundingClientRect().right <= wide + 0.5) return false;
      for (let outer = it.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
        if (getComputedStyle(outer).overflowX !== 'visible') return false;
      }
      return true;
    });
    const inner = guilty.filter((it) => !guilty.some((one) => one !== it && it.contains(one)));
    findings.push(['page-scrolls', inner.slice(0, 3).map(name).join(', '), `the page is ${root.scrollWidth} px wide, the window ${wide}`]);
  }
  for (const it of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(it);
    const cuts = ['hidden', 'clip'];
    if (it.localName === 'svg' || it.closest('svg, .vh') || style.clipPath !== 'none') continue;
    const cut = (cuts.includes(style.overflowX) && it.scrollWidth > it.clientWidth + 1) || (cuts.includes(style.overflowY) && it.scrollHeight > it.clientHeight + 1);
    if (cut && it.textContent.trim()) findings.push(['text-cut', name(it), 'its text does not fit, and the rest is hidden']);
  }
  return findings;
}

// Takes a style into the page whatever its policy says.
export function addStyle(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
