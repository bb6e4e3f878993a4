#include "CSimdjson.h"

#include <new>
#include <simdjson.h>

struct mogna_json {
    simdjson::dom::parser parser;
    simdjson::error_code error;
};

extern "C" {

mogna_json *mogna_json_parse(const uint8_t *bytes, size_t length) {
    auto *document = new (std::nothrow) mogna_json;
    if (document == nullptr) return nullptr;
    document->error = document->parser.parse(bytes, length).error();
    return document;
}

const char *mogna_json_error(const mogna_json *document) {
    return document->error == simdjson::SUCCESS ? nullptr : simdjson::error_message(document->error);
}

const uint64_t *mogna_json_tape(const mogna_json *document) { return document->parser.doc.tape.get(); }

const uint8_t *mogna_json_strings(const mogna_json *document) { return document->parser.doc.string_buf.get(); }

void mogna_json_free(mogna_json *document) { delete document; }
}
