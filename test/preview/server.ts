/** `npm start`: the gradebook in a local page, with a demo class or with a form of your own. */
import { demoClass } from './demo';
import { CommandError, readCommand, type Command } from './command';
import { servePage, type PageServer } from './http';
import { Office } from './office';
import { ownClass } from './own-class';

async function start(command: Command): Promise<PageServer> {
  const { own } = command;
  const open = (): Office => new Office(own ? { begin: ownClass(own), ownForm: true } : { begin: demoClass });
  try {
    return await servePage(open, command.port);
  } catch (error) {
    throw portError(error, command.port);
  }
}

function portError(error: unknown, port: number): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new CommandError(
      `Port ${port} is in use by another program; choose one with: npm start -- --port ${port + 1}`,
    );
  }
  if (code === 'EACCES')
    return new CommandError(`Port ${port} may not be used on this machine; choose one above 1023.`);
  return error;
}

async function main(): Promise<void> {
  try {
    const { url } = await start(readCommand(process.argv.slice(2)));
    console.log(`Gradebook runs at ${url}  (Ctrl+C stops it)`);
  } catch (error) {
    console.error(error instanceof CommandError ? error.message : error);
    process.exitCode = 1;
  }
}

if (require.main === module) void main();
