/** The port to what fetches, verifies and installs newer versions of Noggin. */
export interface Updater {
  /**
   * Asks for a newer version.
   * @returns its number, or null: this one is the newest
   * @throws whatever the network or the answer brought
   */
  look(): Promise<string | null>;
  /**
   * Fetches what {@link look} found, and verifies it by the announced hash.
   * @param onPercent told from 0 to 100
   * @param signal gives it up
   * @throws whatever the network, the proof or the disk brought; anything, once it was given up
   */
  fetch(onPercent: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /** Whether what was fetched is installed when the app ends, after everything else has come to its end. */
  installAtEnd(isWanted: boolean): void;
  /**
   * Installs what was fetched, starts it, and ends this process. Nothing may be under way any more.
   * @returns whether that worked; false: this process goes on
   */
  installAndStart(): boolean;
}
