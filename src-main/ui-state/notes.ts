/** Small things that are remembered from one start to the next. */
export interface Notes {
  read(name: string): string | null;
  write(name: string, value: string): void;
}
