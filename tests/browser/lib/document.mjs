// A page as a tree of elements, without a browser.
import { parse } from 'parse5';

const quiet = new Set(['script', 'style', 'template']);

export class Element {
  constructor(node, parent) {
    this.name = node.tagName;
    this.attributes = Object.fromEntries((node.attrs ?? []).map((it) => [it.name, it.value]));
    this.line = node.sourceCodeLocation?.startLine ?? 0;
    this.parent = parent;
    this.children = [];
    this.nodes = [];
  }

  has(name) {
    return name in this.attributes;
  }

  get(name) {
    return this.attributes[name];
  }

  get classes() {
    return (this.get('class') ?? '').split(/\s+/).filter(Boolean);
  }

  // What can be read in it, spaces folded.
  get text() {
    return this.rawText().replace(/\s+/g, ' ').trim();
  }

  rawText() {
    return this.nodes.map((it) => (typeof it === 'string' ? it : quiet.has(it.name) ? '' : it.rawText())).join('');
  }

  get descendants() {
    return this.children.flatMap((it) => [it, ...it.descendants]);
  }

  inside(test) {
    for (let it = this.parent; it; it = it.parent) if (test(it)) return it;
    return undefined;
  }

  // How a person finds it: the line and the tag as it is written.
  get where() {
    const marks = Object.entries(this.attributes).map(([name, value]) => ` ${name}="${value}"`).join('');
    const tag = `<${this.name}${marks}>`;
    return `line ${this.line}: ${tag.length > 100 ? `${tag.slice(0, 99)}…` : tag}`;
  }
}

export function read(html) {
  const tree = parse(html, { sourceCodeLocationInfo: true });
  const all = [];
  const make = (node, parent) => {
    const element = new Element(node, parent);
    all.push(element);
    for (const child of (node.tagName === 'template' ? node.content : node).childNodes ?? []) {
      if (child.nodeName === '#text') element.nodes.push(child.value);
      else if (child.tagName) {
        const it = make(child, element);
        element.children.push(it);
        element.nodes.push(it);
      }
    }
    return element;
  };
  const root = make(tree.childNodes.find((it) => it.tagName === 'html'));
  const features = new Set(all.flatMap((it) => [it.name, ...it.classes.map((one) => `.${one}`)]));
  return {
    root,
    all,
    features,
    ids: new Map(all.filter((it) => it.has('id')).map((it) => [it.get('id'), it])),
    named: (...names) => all.filter((it) => names.includes(it.name)),
  };
}
