import { useSyncExternalStore } from 'react';
import type { WayView } from '../../../../src-preload/contract/downloads.ts';
import { flow } from '../../../state/flow.ts';
import { useSnapshot } from '../../../state/hooks.ts';
import { messages } from '../../../words/messages.ts';
import { ByAdministrator } from '../../admin-policy/by-administrator.tsx';
import { TokenRow } from '../../huggingface/token-row.tsx';
import { SettingsGroup } from '../settings-group.tsx';

/** What is shown to publishers, and how the internet is reached, as far as it has been seen. */
export function NetworkSettings() {
  const words = messages.views.settings;
  const policy = useSnapshot((snapshot) => snapshot.policy);
  const ways = useSyncExternalStore(flow.subscribe, flow.ways);
  return (
    <SettingsGroup title={words.network}>
      <TokenRow />
      {policy.hub && <ByAdministrator text={messages.policy.hub} />}
      <div>
        <p>{words.way}</p>
        {policy.proxy && <ByAdministrator text={messages.policy.proxy} />}
        {policy.mirror && <ByAdministrator text={messages.policy.mirror} />}
        {ways.length === 0 && !policy.proxy && <p className="hint">{words.wayUnknown}</p>}
        <ul>
          {ways.map(({ host, way }) => (
            <li key={host} className="hint">
              {`${words.wayHost(host)}: ${wayWords(way)}`}
            </li>
          ))}
        </ul>
      </div>
    </SettingsGroup>
  );
}

function wayWords({ transport, proxy }: WayView): string {
  const words = messages.views.settings;
  if (proxy !== null) return messages.details.wayProxy(proxy);
  return transport === 'system' ? words.waySystem : words.wayDirect;
}
