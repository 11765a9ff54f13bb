/** Keeps one secret for a person. Where the system offers no safe place, only as long as the app runs. */
export interface SecretStore {
  read(): string | null;
  /** @returns whether it outlives this run */
  write(secret: string): 'safely' | 'memory';
  remove(): void;
  /** Whether what is stored outlives this run; null when nothing is. */
  kept(): 'safely' | 'memory' | null;
}
