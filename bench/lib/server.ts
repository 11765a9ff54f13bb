import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startHelper } from './helper-process.ts';
import { findTool } from './tools.ts';

/** The contenders' source: the files of one folder, over plain HTTP on loopback. */
export interface BenchServer {
  /** For a person. */
  readonly about: string;
  readonly unlimitedPort: number;
  /** Limits every connection on this port. */
  readonly limitedPort: number;
  stop(): Promise<void>;
}

/** nginx where it is installed, else the slower model host of the tests. */
export async function startServer(
  folder: string,
  names: readonly string[],
  limitBytesPerSecond: number,
): Promise<BenchServer> {
  const nginx = findTool('nginx');
  return nginx === null
    ? startModelHosts(folder, names, limitBytesPerSecond)
    : startNginx(nginx, folder, limitBytesPerSecond);
}

async function startNginx(nginx: string, folder: string, limit: number): Promise<BenchServer> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'noggin-bench-nginx-'));
  mkdirSync(path.join(home, 'scratch'));
  const [unlimitedPort, limitedPort] = await Promise.all([freePort(), freePort()]);
  // Started by root, its worker would be another user without access to our files.
  const user = process.getuid?.() === 0 ? `user ${os.userInfo().username};` : '';
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path scratch;`)
    .join(' ');
  writeFileSync(
    path.join(home, 'nginx.conf'),
    `${user} worker_processes 1; daemon off; pid nginx.pid; error_log error.log;
     events { worker_connections 256; }
     http {
       access_log off; sendfile on; tcp_nopush on; etag on; keepalive_requests 100000; ${scratch}
       server { listen 127.0.0.1:${unlimitedPort}; root ${folder}; }
       server { listen 127.0.0.1:${limitedPort}; root ${folder}; limit_rate ${limit}; }
     }`,
  );
  const child = spawn(nginx, ['-p', home, '-c', 'nginx.conf', '-e', 'error.log'], { stdio: 'inherit' });
  const closed = once(child, 'close');
  const abandon = (): void => {
    // Killed hard, it would leave its worker behind.
    child.kill('SIGTERM');
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  await Promise.race([
    answers(unlimitedPort),
    closed.then(() => {
      throw new Error(`nginx ended at once; see ${path.join(home, 'error.log')}`);
    }),
  ]);
  return {
    about: 'nginx',
    unlimitedPort,
    limitedPort,
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
      process.off('exit', abandon);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function startModelHosts(
  folder: string,
  names: readonly string[],
  limit: number,
): Promise<BenchServer> {
  const script = fileURLToPath(new URL('../../test/support/model-host/cli.ts', import.meta.url));
  const files = names.flatMap((name) => ['--file', path.join(folder, name)]);
  const [unlimited, limited] = await Promise.all([
    startHelper(script, files),
    startHelper(script, [...files, '--limit-per-connection', String(limit)]),
  ]);
  const port = (line: string): number =>
    Number(new URL((JSON.parse(line) as { origin: string }).origin).port);
  return {
    about: 'the model host of the tests (nginx not installed: absolute speeds are lower)',
    unlimitedPort: port(unlimited.firstLine),
    limitedPort: port(limited.firstLine),
    stop: async () => {
      await Promise.all([unlimited.stop(), limited.stop()]);
    },
  };
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves when somebody listens there. */
async function answers(port: number): Promise<void> {
  for (;;) {
    const socket = net.connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
