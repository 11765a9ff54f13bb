import type { App } from 'electron';
import type { GpuDevice } from '../../hardware/report.ts';

/** The graphics devices that Chromium found (https://www.electronjs.org/docs/latest/api/app#appgetgpuinfoinfotype); null when it does not say. */
export async function gpuDevices(app: Pick<App, 'getGPUInfo'>): Promise<readonly GpuDevice[] | null> {
  const info: unknown = await app.getGPUInfo('basic');
  const list = typeof info === 'object' && info !== null && 'gpuDevice' in info ? info.gpuDevice : null;
  return Array.isArray(list) ? list.filter(isDevice) : null;
}

function isDevice(value: unknown): value is GpuDevice {
  return (
    typeof value === 'object' &&
    value !== null &&
    'vendorId' in value &&
    typeof value.vendorId === 'number' &&
    'deviceId' in value &&
    typeof value.deviceId === 'number'
  );
}
