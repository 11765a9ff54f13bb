import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Sample, Samples } from '../sample.tsx';

const nothing = () => undefined;
const facts = [
  { name: 'Size', value: '5.0 GB' },
  { name: 'License', value: 'Apache 2.0: use it for anything' },
  { name: 'Kept in', value: 'Documents/Noggin/Models', looks: 'path' },
] as const;

/** Things that are made of others. */
export function ThingSamples() {
  return (
    <Samples kind="thing">
      <Sample name="progress">
        <ProgressBar label="Moving" percent={40} share={0.4} valueText="40 percent" isMoving />
        <ProgressBar label="Still" percent={40} share={0.4} valueText="40 percent" isMoving={false} />
        <ProgressBar label="Done" percent={100} share={1} valueText="100 percent" isMoving />
        <ProgressBar label="Unknown" percent={null} share={0} valueText="12 MB" isMoving />
      </Sample>
      <Sample name="card">
        <Card title="Qwen3 8B" focusScope="sample" badge={<Badge tone="accent">Downloading</Badge>}>
          <ProgressBar label="Progress" percent={63} share={0.63} valueText="63 percent" isMoving />
          <Facts layout="wide" facts={facts} />
          <div className="card-actions">
            <Button icon="pause" label="Pause" onPress={nothing} />
            <Button kind="quiet" icon="cancel" label="Cancel" onPress={nothing} />
          </div>
          <Details facts={facts} />
        </Card>
      </Sample>
    </Samples>
  );
}
