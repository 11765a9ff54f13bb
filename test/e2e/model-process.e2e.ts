import { askPip } from '../support/app/ask-pip.ts';
import { pipAnswers } from '../support/pip/pip.ts';
import { expect, test } from './fixtures.ts';

test('the model process runs beside the app, loads and answers, and ends on request', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith();
  const { electron } = await start(stage.app);
  expect(await askPip(electron, 'What is Noggin?')).toEqual({
    ...{ text: pipAnswers['What is Noggin?'], reason: 'end', code: 0 },
  });
});
