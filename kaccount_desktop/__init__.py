"""KAccount (大客户工作台): an offline desktop workbench for developing key accounts."""

__version__ = "0.1.0"
