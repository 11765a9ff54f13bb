/** What the administrator's policy decides, so that the window can say so. Never an address, a path or a secret. */
export interface PolicyView {
  /** Where models are kept. */
  readonly modelsFolder: boolean;
  /** Which list of models is used. */
  readonly catalogue: boolean;
  /** Only some models of the list may be had. */
  readonly allowedModels: boolean;
  /** Nothing from outside the list can be added. */
  readonly hub: boolean;
  /** Newer versions of Noggin and of its list are not looked for. */
  readonly updates: boolean;
  /** How the internet is reached. */
  readonly proxy: boolean;
  /** Model files come from a server of the administrator. */
  readonly mirror: boolean;
  /** Whether other programs on this computer may use the models. */
  readonly server: {
    /** They may not. */
    readonly isForbidden: boolean;
    readonly on: boolean;
    readonly port: boolean;
    readonly ollama: boolean;
  };
  /** The most that all downloads may take together, in bytes a second; null for no ceiling. */
  readonly mostBytesPerSecond: number | null;
}
