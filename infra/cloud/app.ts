import { codes } from './codes.ts';
import { check } from './nag.ts';
import { newApp } from './new-app.ts';
import { settingsFrom, WrongSetting } from './settings.ts';
import { kaoping } from './stacks.ts';

/** The entry that cdk.json names: `npx cdk synth`, `npx cdk deploy`. */
const app = newApp();
try {
  kaoping(
    app,
    settingsFrom((name) => app.node.tryGetContext(name)),
    await codes(),
  );
} catch (error) {
  if (!(error instanceof WrongSetting)) throw error;
  console.error(`✗ ${error.message}`);
  process.exit(1);
}
check(app);
app.synth();
