/** Response headers, names in lower case; repeated ones joined as Node does. */
export type Headers = Readonly<Record<string, string | undefined>>;

export interface HttpRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Returned by a receiver that wants no more of the body. */
export const enough: unique symbol = Symbol('enough');

/**
 * Takes a chunk, which is only valid during the call: its memory is used again at once. A promise holds up the next;
 * {@link enough} ends the body.
 */
export type OnChunk = (chunk: Uint8Array) => Promise<void> | typeof enough | undefined;

/** How a response came: own sockets or the system's network service, and through which proxy (host:port). */
export interface Way {
  readonly transport: 'own' | 'system';
  /** Null: none, or the system's service does not say. */
  readonly proxy: string | null;
}

/** The head of an answer; its body flows once {@link HttpResponse.readInPlace} is called. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Where the answer came from, after redirects. */
  readonly url: URL;
  readonly way: Way;
  /**
   * Hands over the body chunk by chunk in the memory it was received into: what is to be kept must be copied, and what
   * is small is had by `collect` instead. Resolves when the body ended as announced, or at once when `onChunk` returns
   * {@link enough}; then the connection is dropped if more was to come. Rejects when the connection broke before, or
   * with what `onChunk` threw. Where `onChunk` returns a promise, nothing more is read from the socket until it is
   * settled: backpressure reaches the sender.
   */
  readInPlace(onChunk: OnChunk): Promise<void>;
  /** Drops the connection; an unread body must end in this. */
  destroy(): void;
}

/** The port to the network: one GET, no redirects followed, no retries, no decoding. Rejects with the socket's error. */
export interface HttpClient {
  get(request: HttpRequest): Promise<HttpResponse>;
  /** Closes idle connections. */
  close(): void;
}
