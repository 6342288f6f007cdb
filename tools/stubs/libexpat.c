/* Stand-in for Expat: no parser is ever made, so system font lists are skipped (fonts are given by file).
   The names are those that skia-python and its bundled fontconfig ask for. */
#define STUB(name) void *name(void) { return 0; }
STUB(XML_ErrorString)
STUB(XML_GetBuffer)
STUB(XML_GetCurrentLineNumber)
STUB(XML_GetErrorCode)
STUB(XML_Parse)
STUB(XML_ParseBuffer)
STUB(XML_ParserCreate)
STUB(XML_ParserCreate_MM)
STUB(XML_ParserFree)
STUB(XML_SetCharacterDataHandler)
STUB(XML_SetDoctypeDeclHandler)
STUB(XML_SetElementHandler)
STUB(XML_SetEntityDeclHandler)
STUB(XML_SetHashSalt)
STUB(XML_SetUserData)
STUB(XML_StopParser)
