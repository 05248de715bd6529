"""Where the faces of static/fonts come from: whole fonts, and the knife that cuts them. Not needed to run the paper."""
