// Serves a site from memory as a city's server would: below its base path, and with 404.html for what is not there.
import { createServer } from 'node:http';

const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
  pdf: 'application/pdf',
};

// A page at a former address leads on at once; here it stays, so that it can be looked at.
function staying(path, bytes) {
  if (!path.endsWith('.html') || !bytes.includes('http-equiv="refresh"')) return bytes;
  return bytes.toString('utf8').replace('http-equiv="refresh"', 'name="refresh"');
}

export async function serve(site) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const found = site.find(pathname);
    if (found.redirect) {
      response.writeHead(301, { location: `${pathname}/` }).end();
      return;
    }
    const path = found.path ?? '404.html';
    const type = types[path.split('.').at(-1)] ?? 'application/octet-stream';
    response.writeHead(found.path ? 200 : 404, { 'content-type': type }).end(staying(path, site.files.get(path) ?? ''));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: (page) => origin + site.base + encodeURI(page.address.slice(1)),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
