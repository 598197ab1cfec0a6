/** The page over HTTP, on this machine only: its files, and one address that answers what the page asks. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, messageOf } from './answer';
import { pageAssets, type Asset } from './assets';
import type { Office } from './office';
import type { PageAsk } from './page';

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves an office on 127.0.0.1; port 0 takes a free one. Rejects with Node's error when the port is taken; only then is
 * the office made, which takes a while.
 */
export async function servePage(open: () => Office, port: number, root = process.cwd()): Promise<PageServer> {
  const assets = await pageAssets(root);
  let office: Office | undefined;
  const server = createServer((request, response) => {
    respond((office ??= open()), assets, request, response).catch((error: unknown) => {
      send(response, 500, { type: 'text/plain', body: messageOf(error) });
    });
  });
  await listen(server, port);
  try {
    office ??= open();
  } catch (error) {
    await close(server);
    throw error;
  }
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${taken}`, close: () => close(server) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

async function respond(
  office: Office,
  assets: ReadonlyMap<string, Asset>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const asset = request.method === 'GET' ? assets.get(pathname) : undefined;
  if (asset) {
    send(response, 200, asset);
  } else if (request.method === 'POST' && pathname === '/ask') {
    // Another site's page cannot send this type without asking first, and is then refused.
    if (request.headers['content-type'] !== 'application/json') throw new Error('The page sends JSON.');
    const ask = JSON.parse(await bodyOf(request)) as PageAsk;
    send(response, 200, { type: 'application/json', body: JSON.stringify(answer(office, ask)) });
  } else {
    send(response, 404, { type: 'text/plain', body: `There is nothing at ${pathname}.` });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, { type, body }: Asset): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(body);
}
