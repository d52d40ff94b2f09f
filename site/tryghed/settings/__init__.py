"""Settings: `base` is what production runs on; `dev` and `test` loosen it, `production` reads the environment."""
