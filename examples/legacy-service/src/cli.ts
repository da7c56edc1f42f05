#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { HttpModelClient } from "./agents/model-client.js";
import { ExtractionPlanner } from "./agents/planner.js";
import { loadConfig } from "./config/load.js";
import { BatchSaver, purgeBatches } from "./storage/batch-saver.js";
import { readState } from "./storage/state-file.js";
import type { Batch, SourceDocument } from "./types.js";
import { setupLogger } from "./util/logger.js";

const USAGE = `Usage: order-documents <command> [options]

Commands:
  list                  batches in the storage folder
  save <batch.json>     store a batch
  plan <document.json>  print the extraction plan of a document
  purge                 remove old batches

Options: --root <folder>, --days <n> (purge, default 90), --log-level <level>, --help
`;

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

async function readInput<T>(file: string | undefined): Promise<T> {
  if (file === undefined) {
    stop(USAGE);
  }
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch (error) {
    stop(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      root: { type: "string" },
      days: { type: "string", default: "90" },
      "log-level": { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const [command, file] = positionals;
  if (values.help || command === undefined) {
    console.log(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  setupLogger({ level: values["log-level"], strict: true });
  const settings = loadConfig();
  const root = values.root ?? settings.storage.root;
  const saver = new BatchSaver(root);

  switch (command) {
    case "list": {
      const state = await readState(root);
      for (const batch of state.batches) {
        console.log(`${batch.savedAt}  ${batch.batchId}  ${batch.files} files`);
      }
      break;
    }
    case "save": {
      const result = await saver.save(await readInput<Batch>(file));
      console.log(`${result.files.length} files, ${result.skipped.length} skipped`);
      process.exitCode = result.skipped.length > 0 ? 1 : 0;
      break;
    }
    case "plan": {
      const planner = new ExtractionPlanner(new HttpModelClient(settings.model.endpoint));
      console.log(planner.describe(await planner.plan(await readInput<SourceDocument>(file))));
      break;
    }
    case "purge":
      console.log(`${await purgeBatches(saver, root, Number(values.days))} batches removed`);
      break;
    default:
      stop(`unknown command ${command}\n\n${USAGE}`);
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
