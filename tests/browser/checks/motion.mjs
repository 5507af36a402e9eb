// Nothing moves by itself, least of all for those who asked for that.
export const about = 'no animation, transition or smooth scrolling under reduced motion';
export const rules = ['reduced-motion'];
export const opened = 'one language';

export async function open({ page, server, browser, report }) {
  await browser.open(server.url(page), { reducedMotion: 'reduce' }, async (view) => {
    const findings = await view.evaluate(() => {
      const said = new Map();
      const long = (value) => value.split(',').some((it) => parseFloat(it) > 0);
      for (const it of document.querySelectorAll('*')) {
        const style = getComputedStyle(it);
        const add = (what) => said.set(`${it.localName} ${what}`, [it.localName, what]);
        if (style.animationName !== 'none' && long(style.animationDuration)) add(`animation ${style.animationName}`);
        if (long(style.transitionDuration)) add(`transition of ${style.transitionDuration}`);
        if (style.scrollBehavior === 'smooth') add('scroll-behavior: smooth');
        if (['marquee', 'blink', 'animate', 'animateTransform'].includes(it.localName) || it.hasAttribute('autoplay')) add('moves by itself');
      }
      return [...said.values()];
    });
    for (const [where, what] of findings) report('reduced-motion', where, what);
  });
}
