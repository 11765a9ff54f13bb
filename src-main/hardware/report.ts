/** A graphics card as the system describes it, unjudged. Sizes in bytes; null where it does not say. */
export interface ReportedCard {
  readonly vendor: string;
  readonly model: string;
  /** By the driver itself (nvidia-smi, or Linux's amdgpu): the truth. */
  readonly ownMemoryBytes: number | null;
  /** As the system lists it; on Linux that is a window into the memory and no size. */
  readonly listedMemoryBytes: number | null;
  /** The listed memory is borrowed from main memory. */
  readonly isBorrowed: boolean;
}

/** A mounted file system. */
export interface ReportedVolume {
  readonly mount: string;
  readonly fileSystem: string;
}

/** A drive with the place it is mounted at. */
export interface ReportedDrive {
  readonly mount: string;
  readonly isRemovable: boolean;
}

/** What the closer look found; null for what could not be found out, or not in time. */
export interface Report {
  readonly cards: readonly ReportedCard[] | null;
  readonly volumes: readonly ReportedVolume[] | null;
  readonly drives: readonly ReportedDrive[] | null;
}

/** A graphics device as Electron's `app.getGPUInfo` names it, by its PCI numbers. */
export interface GpuDevice {
  readonly vendorId: number;
  readonly deviceId: number;
}
