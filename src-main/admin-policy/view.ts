import type { PolicyView } from '../../src-preload/contract/admin-policy.ts';
import { isHubClosed } from './apply.ts';
import type { AdminPolicy } from './schema.ts';

/** What the window is told of the policy: which things are decided, not what stands in it. Pure. */
export function adminPolicyView(policy: AdminPolicy): PolicyView {
  const serverFixed = policy.otherPrograms === false ? {} : (policy.otherPrograms ?? {});
  return {
    modelsFolder: policy.modelsFolder !== undefined,
    catalogue: policy.catalogue !== undefined,
    allowedModels: policy.allowedModels !== undefined,
    hub: isHubClosed(policy),
    updates: policy.updates === false,
    proxy: policy.proxy !== undefined,
    mirror: policy.mirror !== undefined,
    server: {
      isForbidden: policy.otherPrograms === false,
      on: serverFixed.on !== undefined,
      port: serverFixed.port !== undefined,
      ollama: serverFixed.ollama !== undefined,
    },
    mostBytesPerSecond: policy.maxBytesPerSecond ?? null,
  };
}
