#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { HttpModelClient } from "./agents/model-client.js";
import { ExtractionPlanner } from "./agents/planner.js";
import { loadConfig } from "./config/load.js";
import { BatchSaver, purgeBatches } from "./storage/batch-saver.js";
import type { SourceDocument } from "./types.js";
import { setupLogger } from "./util/logger.js";

const USAGE = `Usage: order-documents <command> [options]

Commands:
  list                  batches in the storage folder
  plan <document.json>  print the extraction plan of a document
  purge                 remove old batches

Options: --root <folder>, --days <n> (purge), --log-level <level>, --help
`;

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      root: { type: "string" },
      days: { type: "string" },
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

  if (command === "list") {
    console.log((await saver.list()).join("\n"));
  } else if (command === "plan" && file !== undefined) {
    const planner = new ExtractionPlanner(new HttpModelClient(settings.model.endpoint));
    const document = JSON.parse(await readFile(file, "utf8")) as SourceDocument;
    console.log(planner.describe(await planner.plan(document)));
  } else if (command === "purge") {
    const days = Number(values.days ?? settings.archiveAfterDays);
    console.log(`${await purgeBatches(saver, root, days)} batches removed`);
  } else {
    stop(`cannot run "${positionals.join(" ")}"\n\n${USAGE}`);
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
