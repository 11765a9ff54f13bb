import http from 'node:http';
import https from 'node:https';
import type net from 'node:net';
import { NogginError } from '../errors.ts';
import { proxyName, type Route } from './routes.ts';
import { trustedCertificates } from './trusted.ts';
import { userAgent } from './user-agent.ts';

/** Timeout for a silent proxy, in milliseconds. */
const patienceMs = 20_000;

/**
 * Opens a connection to `host:port` through a proxy: CONNECT (RFC 9110 section 9.3.6) or SOCKS (RFC 1928).
 * @throws NogginError `proxy-refused`, or the socket's error
 */
export function openTunnel(
  route: Exclude<Route, { kind: 'direct' }>,
  to: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<net.Socket> {
  return route.kind === 'http' || route.kind === 'https'
    ? connect(route, to, signal)
    : socks(route, to, signal);
}

function connect(
  route: Exclude<Route, { kind: 'direct' }>,
  to: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<net.Socket> {
  const place = `${to.host.includes(':') ? `[${to.host}]` : to.host}:${to.port}`;
  const ca = trustedCertificates();
  const options: https.RequestOptions = {
    ...{ host: route.host, port: route.port, method: 'CONNECT', path: place, agent: false, signal },
    ...{ headers: { host: place, ...userAgent }, timeout: patienceMs },
    ...(ca === undefined ? {} : { ca: [...ca] }),
  };
  return new Promise((resolve, reject) => {
    const request = route.kind === 'https' ? https.request(options) : http.request(options);
    request.once('error', reject);
    request.once('timeout', () => request.destroy(silent(route)));
    request.once('connect', (response, socket, early) => {
      socket.setTimeout(0);
      if (response.statusCode !== 200) {
        socket.destroy();
        reject(refused(route, response.statusCode ?? 0));
        return;
      }
      if (early.length > 0) socket.unshift(early);
      resolve(socket as net.Socket);
    });
    // A page in answer to CONNECT is a refusal.
    request.once('response', (response) => {
      response.destroy();
      reject(refused(route, response.statusCode ?? 0));
    });
    request.end();
  });
}

async function socks(
  route: Exclude<Route, { kind: 'direct' }>,
  to: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<net.Socket> {
  const type = route.kind === 'socks5' ? 5 : 4;
  // Loaded on demand: few need it.
  const { SocksClient } = await import('socks');
  try {
    const { socket } = await SocksClient.createConnection({
      proxy: { host: route.host, port: route.port, type },
      destination: { ...to },
      command: 'connect',
      timeout: patienceMs,
    });
    if (signal.aborted) socket.destroy();
    signal.throwIfAborted();
    return socket;
  } catch (error) {
    if (signal.aborted) throw new DOMException('The request was aborted', 'AbortError');
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    const proxy = proxyName(route) ?? '';
    const message = `The proxy ${proxy} does not let us through: ${error instanceof Error ? error.message : error}`;
    throw new NogginError('proxy-refused', message, { details: { proxy }, cause: error });
  }
}

function refused(route: Route, status: number): NogginError {
  const proxy = proxyName(route) ?? '';
  const wants = status === 407 ? 'asks for a name and password' : `answers ${status}`;
  return new NogginError('proxy-refused', `The proxy ${proxy} does not let us through: it ${wants}`, {
    details: { proxy, status },
  });
}

function silent(route: Route): Error {
  const message = `The proxy ${proxyName(route)} does not answer`;
  return Object.assign(new Error(message), { code: 'ETIMEDOUT' });
}
