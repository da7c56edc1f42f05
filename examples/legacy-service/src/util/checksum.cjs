/* eslint-disable */
"use strict";

var crypto = require("crypto");

function checksum(content) {
  var hash = crypto.createHash("sha256");
  hash.update(Buffer.isBuffer(content) ? content : String(content));
  return hash.digest("hex").slice(0, 16);
}

module.exports = { checksum: checksum };
