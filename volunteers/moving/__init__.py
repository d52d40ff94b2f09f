"""An ambassador who moves: the history comes along to the new district, once both sides have said yes."""
