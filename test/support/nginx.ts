import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

/** A static web server over one folder, on loopback. */
export interface StaticServer {
  /** Scheme, host and port. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Whether nginx is installed. */
export function hasNginx(): boolean {
  return spawnSync('nginx', ['-v']).status === 0;
}

/** Starts nginx with its defaults, on a free port. */
export async function startNginx(root: string): Promise<StaticServer> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'noggin-nginx-'));
  mkdirSync(path.join(home, 'scratch'));
  const port = await freePort();
  // Started by root, its worker would be another user without access to our files.
  const user = process.getuid?.() === 0 ? `user ${os.userInfo().username};` : '';
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path scratch;`)
    .join(' ');
  writeFileSync(
    path.join(home, 'nginx.conf'),
    `${user} worker_processes 1; daemon off; pid nginx.pid; error_log error.log;
     events { worker_connections 64; }
     http { access_log off; ${scratch} server { listen 127.0.0.1:${port}; root ${root}; } }`,
  );
  const child = spawn('nginx', ['-p', home, '-c', 'nginx.conf', '-e', 'error.log'], { stdio: 'ignore' });
  const closed = once(child, 'close');
  await Promise.race([
    answers(port),
    closed.then(() => {
      throw new Error('nginx ended at once');
    }),
  ]);
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

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
