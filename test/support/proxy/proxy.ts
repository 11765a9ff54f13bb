import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

/** The permissions of a proxy. */
export interface ProxyRules {
  /** Tunnels by CONNECT: accepted, or answered with this status. */
  readonly connect?: 'open' | number;
  /** Plain requests with an absolute address: forwarded, or answered with this status. */
  readonly plain?: 'open' | number;
}

/** A running HTTP proxy on loopback. */
export interface TestProxy {
  readonly host: string;
  readonly port: number;
  /** Its requests: `CONNECT host:port` or `GET address`. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts a proxy that tunnels and forwards to loopback addresses only. */
export async function startProxy(rules: ProxyRules = {}): Promise<TestProxy> {
  const { connect = 'open', plain = 'open' } = rules;
  const asked: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = http.createServer((request, response) => {
    asked.push(`GET ${request.url}`);
    if (plain !== 'open') {
      response.writeHead(plain).end('The proxy says no.');
      return;
    }
    const { 'proxy-connection': _, ...headers } = request.headers;
    const onward = http.request(request.url ?? '', { headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.once('error', () => response.destroy());
    });
    onward.once('error', () => response.destroy());
    response.once('close', () => onward.destroy());
    onward.end();
  });
  server.on('connect', (request, socket, early) => {
    asked.push(`CONNECT ${request.url}`);
    if (connect !== 'open') {
      socket.end(
        `HTTP/1.1 ${connect} No\r\nproxy-authenticate: Basic realm="test"\r\ncontent-length: 0\r\n\r\n`,
      );
      return;
    }
    const { hostname, port } = new URL(`http://${request.url}`);
    const onward = net.connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(early);
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.once('close', () => onward.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  return {
    ...{ host: '127.0.0.1', port, asked },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
