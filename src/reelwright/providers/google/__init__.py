"""Google: how Vertex AI and the Gemini API are reached, and what their refusals mean."""
