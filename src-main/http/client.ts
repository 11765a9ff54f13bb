/** Response headers, names in lower case; repeated ones joined as Node does. */
export type Headers = Readonly<Record<string, string | undefined>>;

export interface HttpRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Takes a chunk; a promise holds up the next. */
export type OnChunk = (chunk: Uint8Array) => Promise<void> | undefined;

/** How an answer came: by our own sockets or by the system's network service, and through which proxy (host:port). */
export interface Way {
  readonly transport: 'own' | 'system';
  /** Null: none, or the system's service does not say. */
  readonly proxy: string | null;
}

/** The head of an answer; its body flows once {@link HttpResponse.read} is called. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Where the answer came from, after redirects. */
  readonly url: URL;
  readonly way: Way;
  /**
   * Hands over the body chunk by chunk; a chunk is only valid during the call. Resolves when the body ended as
   * announced, rejects when the connection broke before, or with what `onChunk` threw. Where `onChunk` returns a
   * promise, nothing more is read from the socket until it is settled: backpressure reaches the sender.
   */
  read(onChunk: OnChunk): Promise<void>;
  /** Drops the connection; an unread body must end in this. */
  destroy(): void;
}

/** The port to the network: one GET, no redirects followed, no retries, no decoding. Rejects with the socket's error. */
export interface HttpClient {
  get(request: HttpRequest): Promise<HttpResponse>;
  /** Closes idle connections. */
  close(): void;
}
