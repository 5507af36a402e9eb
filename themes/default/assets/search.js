// Looks the reader's words up in the index beside the search page. Without it the page has its lists.

const BLANK = /[\s\x85\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/u;
const K = '一二三四五六七八九';
const ERA = new RegExp(`(明治|大正|昭和|平成|令和) ?(?:(\\d{1,2})(?!\\d)|(元|[${K}]?十[${K}]?|[${K}]{1,2})(?= ?年))(?: ?年)?`
  + `|(?<![a-z0-9])([mtshr])(\\d{1,2})(?![a-z0-9])(?: ?年)?`, 'g');
const BEFORE = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018, m: 1867, t: 1911, s: 1925, h: 1988, r: 2018 };

const kanji = (s) => (s === '元' ? 1 : s.includes('十')
  ? (K.indexOf(s.split('十')[0] || '一') + 1) * 10 + K.indexOf(s.split('十')[1] || '-') + 1
  : [...s].reduce((n, c) => n * 10 + K.indexOf(c) + 1, 0));

/** A text as it is compared (src/search/fold.rs), and where each character of it was. */
export function fold(text, variants = '', eras = true) {
  const out = [], at = [];
  let script = 0, run = 0;
  const end = () => script && run > 3 && out.at(-1) === 'ー' && (out.pop(), at.pop());
  for (const { 0: cluster, index } of text.matchAll(/[^][\p{M}\uff9e\uff9f]*/gu)) {
    for (let c of cluster.normalize('NFKC').toLowerCase()) {
      if (BLANK.test(c)) c = ' ';
      else if (/[〜∼⁓]/.test(c)) c = '~';
      else if (/[\u2010-\u2015\u2212\u2500-]/.test(c)) c = script === 2 ? 'ー' : '-';
      else if (c === 'ー' && !script) c = '-';
      for (let i = variants.indexOf(c); i >= 0; i = variants.indexOf(c, i + 1)) if (i % 2 === 0) { c = variants[i + 1]; break; }
      if (c === ' ' && (out.at(-1) ?? ' ') === ' ') continue;
      const now = c === 'ー' ? script : /[ぁ-ゖゝゞ]/.test(c) ? 1 : /[ァ-ヺヽヾ]/.test(c) ? 2 : 0;
      if (now !== script) { end(); script = now; run = 0; }
      run += 1;
      if (/[ァ-ヶ]/.test(c)) c = String.fromCharCode(c.charCodeAt(0) - 96);
      for (const unit of c.split('')) { out.push(unit); at.push(index); }
    }
  }
  end();
  let s = out.join('');
  if (eras) {
    for (const m of [...s.matchAll(ERA)].reverse()) {
      const from = m.index, to = from + m[0].length;
      const year = `${BEFORE[m[1] ?? m[4]] + (m[3] ? kanji(m[3]) : +(m[2] ?? m[5]))}年`;
      s = s.slice(0, from) + year + s.slice(to);
      at.splice(from, to - from, ...Array(year.length).fill(at[from]));
    }
  }
  const kept = at.filter((_, i) => s[i] !== ' ');
  return { text: s.replaceAll(' ', ''), at: kept };
}

const hash = (gram) => {
  let h = 0x811c9dc5;
  for (let i = 0; i < gram.length; i += 1) h = Math.imul(h ^ gram.charCodeAt(i), 0x01000193) >>> 0;
  return h;
};

/** The lists of a shard, by gram: of titles, of names, of texts. */
function parse(buffer) {
  const bytes = new Uint8Array(buffer), grams = new Map(), decoder = new TextDecoder();
  let i = 0;
  const number = () => { let n = 0, s = 0, b; do { b = bytes[i++]; n |= (b & 127) << s; s += 7; } while (b > 127); return n; };
  while (i < bytes.length) {
    const end = i + 1 + bytes[i], gram = decoder.decode(bytes.subarray(i + 1, end));
    i = end;
    grams.set(gram, [0, 1, 2].map(number).map((n) => [n & 1, bytes.subarray(i, i += n >> 1)]));
  }
  return grams;
}

/** The pages of a list as one byte each. */
function pages([isMap, bytes], count) {
  const set = new Uint8Array(count);
  if (isMap) for (let id = 0; id < count; id += 1) set[id] = (bytes[id >> 3] >> (id & 7)) & 1;
  else for (let i = 0, id = -1, n, s, b; i < bytes.length; set[id += n + 1] = 1) for (n = s = 0; b = bytes[i++], n |= (b & 127) << s, s += 7, b > 127;);
  return set;
}

/** The index, whose files `load` gets by name. */
export async function open(load) {
  const all = await load('all.json', 'json'), count = all.pages, had = new Map();
  const get = (name, type, then) => had.get(name) ?? had.set(name, load(`${name}?${all.version}`, type).then(then)).get(name);
  const lists = async (gram) => (await get(`words-${hash(gram) % all.shards}.bin`, 'arrayBuffer', parse)).get(gram);
  const runs = (list, width) => list.flatMap((_, i) => (i % (width + 1) ? [] : Array(list[i + width]).fill(list.slice(i, i + width))));
  all.kind = runs(all.kind, 1);
  all.year = runs(all.year, 2);
  const every = async (grams, field) => {
    const found = (await Promise.all(grams.map(lists))).map((it) => it && pages(it[field], count));
    return found.every(Boolean) ? found.reduce((a, b) => a.map((it, i) => it & b[i])) : new Uint8Array(count);
  };
  const score = async (word) => {
    const c = [...word], grams = c.length > 1 ? c.slice(1).map((it, i) => c[i] + it) : c;
    const whole = [`\x02${c[0]}`, ...grams, `${c.at(-1)}\x03`];
    const [a, b, t, n, x] = await Promise.all([[whole, 0], [whole, 1], [grams, 0], [grams, 1], [grams, 2]].map((it) => every(...it)));
    return x.map((it, i) => (a[i] ? 12 : b[i] ? 10 : t[i] ? 9 : n[i] ? 5 : it));
  };
  const words = (query) => [...query.matchAll(/["“”]([^"“”]+)["“”]|([^\s"“”]+)/g)].map((it) => fold(it[1] ?? it[2], all.variants).text).filter(Boolean);
  return {
    ...all,
    words,
    /** The pages that have every word, the best first. */
    async find(query, fits = () => true) {
      const found = await Promise.all(words(query).map(score));
      const sum = (id) => found.reduce((n, it) => n + it[id], 0);
      const ids = found.length ? [...found[0].keys()].filter((id) => found.every((it) => it[id]) && fits(id)) : [];
      return ids.map((id) => [sum(id), id]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map((it) => it[1]);
    },
    page: async (id) => (await get(`pages-${Math.floor(id / all.chunk)}.json`, 'json'))[id % all.chunk],
  };
}

/** Where the words stand in a text. */
export function hits(text, words, variants) {
  const spans = [];
  for (const { text: s, at } of [fold(text, variants), fold(text, variants, false)]) {
    for (const word of words) {
      for (let i = s.indexOf(word); i >= 0; i = s.indexOf(word, i + 1)) {
        const last = i + word.length - 1;
        let to = last + 1;
        while (to < at.length && at[to] === at[last]) to += 1;
        spans.push([at[i], at[i] + text.slice(at[i], at[to]).trimEnd().length, word]);
      }
    }
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

const make = (name, props, ...children) => {
  const it = Object.assign(document.createElement(name), props);
  it.append(...children);
  return it;
};

/** A part of a text with its hits marked. */
function marked(text, spans, from = 0, to = text.length) {
  const out = [];
  let done = from;
  for (const [a, b] of spans) {
    if (a < done || b > to) continue;
    out.push(text.slice(done, a), make('mark', {}, text.slice(a, b)));
    done = b;
  }
  return [...out, text.slice(done, to)];
}

async function start(place) {
  const say = place.dataset, here = document.baseURI, tongue = say.records ? { lang: say.records } : {};
  const load = async (name, type) => (await fetch(new URL(`index/${name}`, here), name === 'all.json' ? { cache: 'no-cache' } : {}))[type]();
  const index = await open(load), asked = new URLSearchParams(location.search);
  const field = make('input', { type: 'search', id: 'q', name: 'q', value: asked.get('q') ?? '', autocomplete: 'off' });
  const choices = ['kind', 'unit', 'year'].map((name) => {
    const options = index[`${name}s`].map((label, i) => make('option', { value: i, selected: asked.get(name) === label }, label));
    return make('select', { name }, make('option', { value: '' }, say.all), ...options);
  });
  const count = make('p', { className: 'found' }), list = make('ol', { className: 'records' }), more = make('button', { type: 'button', hidden: true }, say.more);
  count.setAttribute('role', 'status');
  const form = make('form', { className: 'search' }, make('label', {}, say.field, field), ...choices.map((it) => make('label', {}, say[it.name], it)), make('button', {}, say.go));
  form.setAttribute('role', 'search');
  place.replaceChildren(form, count, list, more);

  let turn = 0, ids = [], shown = 0, total = 0, words = [];
  const tell = () => { count.textContent = field.value.trim() ? (total ? say.found.replace('%n', total) : say.none) : ''; };
  const text = async (url) => {
    const page = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html').querySelector('main');
    page.querySelectorAll('rt, rp, nav, svg, .contact, [hidden]').forEach((it) => it.remove());
    return page.textContent.replace(/\s+/g, ' ').trim();
  };
  const item = (id, [title, path, unit, when]) => make('li', {},
    make('p', { className: 'title' }, make('a', { ...tongue, href: new URL(`../${path}`, here) }, ...marked(title, hits(title, words, index.variants)))),
    make('p', { className: 'support' }, [index.kinds[index.kind[id][0]], unit, when].filter(Boolean).join('　')));
  const look = async (it, [title, path, , , names], mine) => {
    const whole = await text(new URL(`../${path}`, here)).catch(() => ''), found = hits(whole, words, index.variants);
    if (mine !== turn || !whole) return;
    const has = (word) => found.some((hit) => hit[2] === word) || hits(`${title}\n${names}`, [word], index.variants).length;
    // Grams may all be there and the word not.
    if (!words.every(has)) { it.remove(); total -= 1; return tell(); }
    const first = found.find((hit) => hit[0] > title.length + 20) ?? found[0];
    if (first) it.append(make('p', { ...tongue, className: 'snippet' }, ...marked(whole, found, Math.max(0, first[0] - 40), Math.min(whole.length, first[1] + 80)), '…'));
  };
  const next = async (mine) => {
    const some = ids.slice(shown, shown + 10), told = await Promise.all(some.map(index.page));
    if (mine !== turn) return;
    shown += some.length;
    more.hidden = shown >= ids.length;
    const items = told.map((it, i) => item(some[i], it));
    list.append(...items);
    items.forEach((it, i) => look(it, told[i], mine));
  };
  const search = async () => {
    const mine = turn += 1, [kind, unit, year] = choices.map((it) => it.value);
    const fits = (id) => (!kind || index.kind[id][0] === +kind) && (!unit || [index.unit[id]].flat().includes(+unit))
      && (!year || (index.year[id][0] >= 0 && index.year[id][0] <= +year && +year <= index.year[id][1]));
    const found = await index.find(field.value, fits);
    if (mine !== turn) return;
    [ids, shown, total, words] = [found, 0, found.length, index.words(field.value)];
    list.replaceChildren();
    tell();
    const q = new URLSearchParams([['q', field.value], ...choices.map((it) => [it.name, it.value && it.selectedOptions[0].text])].filter((it) => it[1]));
    history.replaceState(null, '', q.size ? `?${q}` : location.pathname);
    await next(mine);
  };
  let wait;
  field.addEventListener('input', (event) => { clearTimeout(wait); if (!event.isComposing) wait = setTimeout(search, 250); });
  field.addEventListener('compositionend', () => { clearTimeout(wait); wait = setTimeout(search, 250); });
  form.addEventListener('change', (event) => event.target !== field && search());
  form.addEventListener('submit', (event) => { event.preventDefault(); clearTimeout(wait); search(); });
  more.addEventListener('click', async () => { const at = list.children.length; await next(turn); list.children[at]?.querySelector('a').focus(); });
  if (field.value || choices.some((it) => it.value)) search();
}

const place = globalThis.document?.getElementById('search');
if (place) start(place).catch(() => { place.textContent = place.dataset.lost; });
