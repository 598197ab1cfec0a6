/** The page's own files: one HTML page, one script and one style sheet, built from `client/` when the server starts. */
import { build } from 'esbuild';
import { join } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly body: string;
}

/** Nothing but this server: the sandboxed pages of the program may only run their own script. */
const POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; frame-src 'self'";

/** By path. `root` is the project's folder. */
export async function pageAssets(root: string): Promise<ReadonlyMap<string, Asset>> {
  const { outputFiles } = await build({
    entryPoints: { page: join(root, 'test/preview/client/main.ts') },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    loader: { '.svg': 'text' },
    outdir: '/',
    write: false,
    logLevel: 'silent',
  });
  const built = outputFiles.map(({ path, text }): [string, Asset] => {
    const name = path.endsWith('.css') ? '/page.css' : '/page.js';
    return [name, { type: name.endsWith('.css') ? 'text/css' : 'text/javascript', body: text }];
  });
  return new Map([['/', { type: 'text/html', body: HTML }], ...built]);
}

const HTML = `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Gradebook</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Crect x='3' y='2' width='18' height='20' rx='2' fill='%23188038'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/page.css">
</head>
<body><script src="/page.js"></script></body>
</html>
`;
