#!/usr/bin/env node
// Starts the command line from any folder; tsx strips the types, since Node 20 cannot.
import { register } from 'tsx/esm/api';

register();
const { runCommandLine } = await import('./main.ts');
await runCommandLine(process.argv);
