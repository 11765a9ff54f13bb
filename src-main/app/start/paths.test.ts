import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlaces } from './paths.ts';

const home = path.resolve('/data/noggin');
const user = path.resolve('/home/ada');

describe('the places', () => {
  it('default to the system’s for the app and the person’s for the models, with nothing else allowed', () => {
    expect(readPlaces({}, home, user)).toEqual({
      home,
      ledgerFile: path.join(home, 'ledger.sqlite'),
      chatsFile: path.join(home, 'chats.sqlite'),
      logFile: path.join(home, 'logs', 'noggin.log'),
      modelsFolder: path.join(user, '.skytwin', 'models', 'llama'),
      isModelsFolderFixed: false,
      catalogue: null,
      catalogueUpdates: null,
      catalogueKey: null,
      catalogueFile: path.join(home, 'catalogue.signed'),
      tokenFile: path.join(home, 'hub-token'),
      serverKeyFile: path.join(home, 'server-key'),
      hub: 'https://huggingface.co',
      updates: null,
      updatesKey: null,
      updatesFolder: path.join(home, 'updates'),
      allowLoopbackHttp: false,
    });
  });

  it('follow NOGGIN_HOME with ledger and log, but without the models', () => {
    const elsewhere = path.resolve('/elsewhere');
    const places = readPlaces({ NOGGIN_HOME: elsewhere }, home, user);
    expect(places).toMatchObject({
      home: elsewhere,
      ledgerFile: path.join(elsewhere, 'ledger.sqlite'),
      logFile: path.join(elsewhere, 'logs', 'noggin.log'),
      modelsFolder: path.join(user, '.skytwin', 'models', 'llama'),
    });
  });

  it('follow NOGGIN_CATALOGUE_UPDATES and NOGGIN_CATALOGUE_KEY', () => {
    const environment = {
      NOGGIN_CATALOGUE_UPDATES: 'https://models.example/newer',
      NOGGIN_CATALOGUE_KEY: 'a2V5',
    };
    expect(readPlaces(environment, home, user)).toMatchObject({
      catalogueUpdates: 'https://models.example/newer',
      catalogueKey: 'a2V5',
    });
  });

  it('follow NOGGIN_MODELS_DIR and NOGGIN_CATALOGUE', () => {
    const models = path.resolve('/drive/my models');
    const environment = { NOGGIN_MODELS_DIR: models, NOGGIN_CATALOGUE: 'https://models.example/list.json' };
    expect(readPlaces(environment, home, user)).toMatchObject({
      home,
      modelsFolder: models,
      isModelsFolderFixed: true,
      catalogue: 'https://models.example/list.json',
    });
  });

  it('are resolved against the folder the app was started in', () => {
    const places = readPlaces({ NOGGIN_HOME: 'profile', NOGGIN_MODELS_DIR: '../models' }, home, user);
    expect(places.home).toBe(path.resolve('profile'));
    expect(places.modelsFolder).toBe(path.resolve('..', 'models'));
    expect(path.isAbsolute(places.ledgerFile)).toBe(true);
  });

  it('treat an empty variable as unset', () => {
    const empty = { NOGGIN_HOME: '', NOGGIN_MODELS_DIR: '', NOGGIN_CATALOGUE: '' };
    expect(readPlaces(empty, home, user)).toEqual(readPlaces({}, home, user));
  });

  it.each(['', '0', 'true', 'yes', ' 1'])(
    'allow plain http on this computer by "1" only, and not by %o',
    (value) => {
      const read = (text: string) =>
        readPlaces({ NOGGIN_ALLOW_LOOPBACK_HTTP: text }, home, user).allowLoopbackHttp;
      expect(read(value)).toBe(false);
      expect(read('1')).toBe(true);
    },
  );
});
