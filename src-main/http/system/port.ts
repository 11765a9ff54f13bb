import type { HttpClient } from '../client.ts';
import type { FindRoutes } from '../routes.ts';

/** What the system knows of networks, and its own way across them; in the app this is Chromium's. */
export interface SystemNetwork {
  /** What the system's proxy settings say of an address. */
  readonly findRoutes: FindRoutes;
  /** The system's network service: knows its certificates, and proxies that want to know who is there. */
  readonly client: HttpClient;
}
