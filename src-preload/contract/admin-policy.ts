/** What the administrator's policy decides, so that the window can say so. Never an address, a path or a secret. */
export interface PolicyView {
  /** Where models are kept. */
  readonly modelsFolder: boolean;
  /** Which list of models is used. */
  readonly catalogue: boolean;
  /** Only listed ids may be downloaded. */
  readonly allowedModels: boolean;
  /** Links, names and files from outside the list are refused. */
  readonly hub: boolean;
  /** Update checks of the app and its list are off. */
  readonly updates: boolean;
  /** Proxy set by the policy. */
  readonly proxy: boolean;
  /** Model files come from the administrator's mirror. */
  readonly mirror: boolean;
  /** Whether other programs on this computer may use the models. */
  readonly server: {
    /** Forbidden. */
    readonly isForbidden: boolean;
    readonly on: boolean;
    readonly port: boolean;
    readonly ollama: boolean;
  };
  /** Ceiling of all downloads together, in bytes a second; null for none. */
  readonly mostBytesPerSecond: number | null;
}
