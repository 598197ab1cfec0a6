/**
 * A pretend Apps Script API on this machine, for the real clasp client. It is a proxy for HTTPS that answers itself
 * instead of connecting, with a certificate made for the occasion; other hosts are refused.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';

/** A file as the API knows it: the name has no extension. */
interface RemoteFile {
  readonly name: string;
  readonly type: 'SERVER_JS' | 'HTML' | 'JSON';
  readonly source: string;
}

export interface ScriptApi {
  /** The address for HTTPS_PROXY, and the file for NODE_EXTRA_CA_CERTS. */
  readonly proxy: string;
  readonly certificate: string;
  /** What the client asked, oldest first: `PUT script.googleapis.com/v1/…`, and `refused host:port`. */
  readonly asked: string[];
  /** The files of the remote project now. */
  files: readonly RemoteFile[];
  close(): void;
}

/** Starts the API; `folder` takes the key and the certificate. */
export async function startScriptApi(folder: string): Promise<ScriptApi> {
  const [key, certificate] = makeCertificate(folder);
  const tls = createTlsServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
    void answer(api, request, response);
  });
  const server = createServer().on('connect', ({ url = '' }: IncomingMessage, socket: Socket) => {
    if (!/(^|\.)googleapis\.com:443$/.test(url)) {
      api.asked.push(`refused ${url}`);
      return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    }
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    return tls.emit('connection', socket);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): void => {
    server.close();
  };
  const api: ScriptApi = { proxy, certificate, asked: [], files: [], close };
  return api;
}

function makeCertificate(folder: string): readonly [string, string] {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')] as const;
  const kind = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=pretend -addext';
  const names = 'subjectAltName=DNS:script.googleapis.com,DNS:oauth2.googleapis.com';
  execFileSync('openssl', ['req', ...kind.split(' '), names, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return [key, certificate];
}

async function answer(api: ScriptApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers } = request;
  api.asked.push(`${method} ${headers.host ?? ''}${url.replace(/\?.*/, '')}`);
  const scriptId = /^\/v1\/projects\/([^/]+)\/content/.exec(url)?.[1];
  if (scriptId && method === 'PUT') {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { files: RemoteFile[] };
    api.files = body.files.map(({ name, type, source }) => ({ name, type, source }));
  }
  response.writeHead(scriptId ? 200 : 404, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify(scriptId ? { scriptId, files: api.files } : { error: { code: 404, message: 'unknown' } }),
  );
}
