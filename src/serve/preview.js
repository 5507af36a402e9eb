// Brings an open page of the preview up to date with the folder.
(() => {
  "use strict";
  const host = document.querySelector("kohyo-preview");
  if (!host || !window.EventSource) return;
  const mine = host.dataset;
  let events = null;

  const restyle = (styles) => {
    const stem = (address) => address.replace(/\.[0-9a-f]{16}\.css$/, "").replace(/^.*\/assets\//, "assets/");
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = styles.find((it) => stem(it) === stem(link.href));
      if (!address || link.href.endsWith(address)) continue;
      const fresh = link.cloneNode();
      fresh.href = mine.root + address;
      // The old one goes when the new one is there, so that the page never stands bare.
      fresh.addEventListener("load", () => link.remove());
      link.after(fresh);
    }
  };

  const refind = async () => {
    const query = new URLSearchParams({ source: mine.source });
    const answer = await fetch(`/_kohyo/panel?${query}`);
    const panel = host.shadowRoot && host.shadowRoot.getElementById("panel");
    if (answer.ok && panel) panel.innerHTML = await answer.text();
  };

  const go = (beat) => {
    events.close();
    const address = beat.follow === null ? null : new URL(mine.root + beat.follow, location.href);
    if (address && address.pathname !== location.pathname) location.assign(address);
    else location.reload();
  };

  const heard = (event) => {
    const beat = JSON.parse(event.data);
    if (beat.server !== mine.server || String(beat.revision) !== mine.revision) return go(beat);
    if (String(beat.style) !== mine.style) {
      mine.style = beat.style;
      restyle(beat.styles);
    }
    if (String(beat.checked) !== mine.checked) {
      mine.checked = beat.checked;
      refind();
    }
  };

  // A list shows drafts among what is published: each link to one says so.
  const mark = () => {
    const paths = new Set(mine.drafts.split(" ").filter(Boolean).map((it) => new URL(mine.root + it, location.href).pathname));
    if (paths.size === 0) return;
    for (const link of document.querySelectorAll("a[href]")) {
      const path = new URL(link.href, location.href).pathname.replace(/index\.html$/, "");
      if (!paths.has(path) || link.hash || !link.textContent.trim()) continue;
      const sign = document.createElement("span");
      sign.textContent = mine.draft;
      Object.assign(sign.style, {
        marginInlineStart: "0.25em", padding: "0 0.25em", border: "1px solid #1a1a1c", borderRadius: "4px",
        background: "#ffd43d", color: "#1a1a1c", fontSize: "0.8em", whiteSpace: "nowrap",
      });
      link.after(sign);
    }
  };
  mark();

  // A browser has few connections to one host; pages that nobody looks at must not hold them all.
  const listen = () => {
    if (events) events.close();
    events = null;
    if (document.visibilityState === "hidden") return;
    events = new EventSource("/_kohyo/events");
    events.addEventListener("message", heard);
  };
  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", () => events && events.close());
  window.addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
})();
