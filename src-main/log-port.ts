/** Facts of one log line: plain values, never a secret. */
export type LogFacts = Readonly<Record<string, unknown>>;

/** The log as everything but its adapter sees it. */
export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}
